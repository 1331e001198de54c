"""Sample pictures made by our own code: scenes, camera JPEGs and raws, whole cards and shoots to look around with."""
