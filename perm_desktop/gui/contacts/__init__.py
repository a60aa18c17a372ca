"""The Contacts page: the people of the states, the contractors and CMS, and their posts."""
