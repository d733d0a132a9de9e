package interlock.engine;

/// All that belongs to one schedule.
record Run(
        Scheduler scheduler,
        Monitors monitors,
        HappensBefore order,
        Initialisation classes,
        StepLog log) {}
