"""Bytes to positioned documents: content trees, YAML nodes, reference forms in prose.

The only package that imports yaml. It knows places and shapes, and nothing about facts.
"""
