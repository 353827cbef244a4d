package io.windlass.testbed.kubelet;

import io.windlass.testbed.kubelet.api.ApiCalls;
import io.windlass.testbed.kubelet.api.ApiObjects;
import io.windlass.testbed.kubelet.api.EventWriter;
import io.windlass.testbed.kubelet.schedule.Timers;

/** What all pods of one kubelet share. */
record Engine(
    KubeletOptions options, Timers timers, ApiCalls api, ApiObjects objects, EventWriter events) {

  KubeletTimings timings() {
    return options.timings();
  }
}
