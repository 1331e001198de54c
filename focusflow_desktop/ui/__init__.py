"""All of QtWidgets and QtGui: windows, pages, widgets. Data comes and goes through tasks only."""
