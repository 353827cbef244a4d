package io.windlass.testbed.pmem;

import io.windlass.testbed.kubelet.plugin.Deadline;
import io.windlass.testbed.pmem.ControllerVolumes.Placed;
import java.time.Duration;
import java.util.Optional;

/** Calls of the driver's controller that do not take longer than the provisioner waits. */
record TimedController(CsiController controller, Duration limit, ProvisionerMetrics metrics) {

  private static final String SERVICE = "/csi.v1.Controller/";

  /** What a call gives. */
  @FunctionalInterface
  private interface Call<T> {
    T make() throws CallFailure;
  }

  private record Result<T>(Optional<T> answer, Optional<CallFailure> failure) {}

  Placed create(CsiController.Wanted wanted) throws CallFailure {
    return timed("CreateVolume", () -> controller.create(wanted));
  }

  void delete(String id) throws CallFailure {
    timed(
        "DeleteVolume",
        () -> {
          controller.delete(id);
          return id;
        });
  }

  private <T> T timed(String method, Call<T> call) throws CallFailure {
    long began = System.nanoTime();
    Result<T> result =
        Deadline.within(limit, () -> result(call))
            .orElseGet(() -> failed(CallFailure.Code.DEADLINE_EXCEEDED, "no answer in time"));
    String status = result.failure().map(failure -> failure.code().text()).orElse("OK");
    metrics.called(SERVICE + method, status, Duration.ofNanos(System.nanoTime() - began));
    if (result.failure().isPresent()) {
      throw result.failure().get();
    }
    return result.answer().orElseThrow();
  }

  private static <T> Result<T> result(Call<T> call) {
    try {
      return new Result<>(Optional.of(call.make()), Optional.empty());
    } catch (CallFailure failure) {
      return new Result<>(Optional.empty(), Optional.of(failure));
    }
  }

  private static <T> Result<T> failed(CallFailure.Code code, String why) {
    return new Result<>(Optional.empty(), Optional.of(new CallFailure(code, why)));
  }
}
