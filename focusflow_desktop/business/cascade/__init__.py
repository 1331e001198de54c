"""Moving a whole job: one preview of everything that moves with it, applied as one step, taken back as one."""
