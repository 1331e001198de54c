"""What works behind the window while the studio is open: looks are measured, sidecars kept, finals watched. No widgets.

The services start and end it; rooms listen to it. It knows neither, so that nothing here goes in a circle.
"""
