package io.windlass.testbed.pmem;

/** What all simulated drivers of a testbed have in common. */
record PmemWorld(PmemHardware hardware, PmemFaults faults, PmemTimings timings) {}
