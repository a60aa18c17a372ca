"""The domain: values, rules, arithmetic. Standard library only: no SQL, no Qt, no clock."""
