"""The rules of a label, a module per topic. catalogue.publishing runs them."""
