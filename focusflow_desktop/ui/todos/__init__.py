"""The room To-dos: four lists, a line to write the next one down, and a column to change the chosen one."""
