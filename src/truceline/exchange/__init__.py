"""Exchange between two organisations that do not trust each other.

docs/exchange.md says how it goes, docs/threat-model.md what it promises and what not.
"""
