package io.windlass.testbed.playground;

/** What a person needs to know once the playground is up. */
final class Guide {

  /** Another image of the line that the sample runs. */
  private static final String UPGRADE = "aistorage/aisnode:v5.0.1";

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
          upgrade     kubectl -n %2$s patch %5$s --type=merge -p '{"spec":{"nodeImage":"%8$s"}}'
          kill a pod  kubectl -n %2$s delete pod %6$s-target-0 --force
          kill Windlass in mid-upgrade: kill -9 $(cat %9$s); it comes back and goes on where it was
        Logs, one for each process: %7$s
        """
        .formatted(
            stack.settings().directory().environment(),
            sample.namespace(),
            sample.resource(),
            stack.temporal().userInterface(),
            sample.reference(),
            sample.name(),
            stack.settings().directory().logs(),
            UPGRADE,
            stack.settings().directory().processIdentifier(Role.WORKER));
  }
}
