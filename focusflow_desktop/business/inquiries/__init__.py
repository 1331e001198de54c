"""First contact: somebody asks by telephone, at a fair or by e-mail, and a job, a refusal or silence comes of it."""
