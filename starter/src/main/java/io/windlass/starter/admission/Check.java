package io.windlass.starter.admission;

import java.util.List;
import java.util.stream.Stream;

/** Looks at a change from one side. */
interface Check {

  Stream<Remark> of(Change change);

  /**
   * What was wrong before and still is must not be in the way of who puts other things right: he is
   * only reminded.
   *
   * @param before sentences about the resource as it is
   * @param after sentences about the resource as it would be
   */
  static Stream<Remark> refusedIfNew(List<String> before, List<String> after) {
    return after.stream()
        .map(text -> before.contains(text) ? new Remark.Warning(text) : new Remark.Refusal(text));
  }
}
