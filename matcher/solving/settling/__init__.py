"""Aims settled one after another, each as good as it can be without giving up any before."""
