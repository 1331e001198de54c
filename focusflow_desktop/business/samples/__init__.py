"""The desk of the sample studio: Anna Brandt's clients, jobs, calendar and letters, around whatever day it is.

cast (who and where) and plan (what, by days from today) are data; letters are what was written; desk writes it all. The
pictures are photos/samples; where they are there already, their jobs and sessions are found and completed.
"""
