"""Weekly times as people type them: "weekdays 9-12 term time only" in, dated-rule stretches out."""
