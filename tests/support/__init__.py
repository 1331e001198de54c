"""What tests arrange with: the sample cast, factories, studios in temporary folders."""
