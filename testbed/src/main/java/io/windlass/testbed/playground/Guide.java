package io.windlass.testbed.playground;

/** What a person needs to know once the playground is up. */
final class Guide {

  private Guide() {}

  static String text(Stack stack, Sample sample) {
    return """

        In another shell:
          source %1$s
          kubectl -n %2$s get %3$s,pods -o wide
          temporal workflow list
        Web UI, with the plan, its reasons and the history:  %4$s

        Try next, and watch it with: kubectl -n %2$s get %5$s -w
          grow        kubectl -n %2$s patch %5$s --type=merge -p '{"spec":{"targetSpec":{"size":5}}}'
          upgrade     kubectl -n %2$s edit %5$s      (change spec.nodeImage)
          kill a pod  kubectl -n %2$s delete pod %6$s-target-0 --force
          kill Windlass itself: kill -9 the worker's process in the middle of an upgrade; it goes on where it was
        Logs, one for each process: %7$s
        """
        .formatted(
            stack.settings().directory().environment(),
            sample.namespace(),
            sample.resource(),
            stack.temporal().userInterface(),
            sample.reference(),
            sample.name(),
            stack.settings().directory().log("x").getParent());
  }
}
