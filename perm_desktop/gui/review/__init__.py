"""The Review page: the figures of a cycle, the lists behind them, and what is said beside them."""
