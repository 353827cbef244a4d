package io.windlass.workflows.aistore.takeover;

import io.fabric8.kubernetes.api.model.Service;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is said to Kubernetes.
 *
 * @param namespace of the old release and of the new resource
 * @param release Helm's name of the old release
 * @param cluster name of the new resource
 */
record KubectlCommands(String namespace, String release, String cluster) {

  /** A label of hosts that none has. */
  static final String STOPPED = "windlass.io/taken-over";

  private static final String ESCAPED = STOPPED.replace("/", "~1");

  static KubectlCommands of(OldRelease release, String cluster) {
    return new KubectlCommands(release.namespace(), release.name(), cluster);
  }

  String kubectl(String words) {
    return "kubectl -n %s %s".formatted(namespace, words);
  }

  /** Asks the old cluster by way of the API server. */
  String ask(Service discovery, String what, String file) {
    int port = discovery.getSpec().getPorts().getFirst().getPort();
    return "kubectl get --raw '/api/v1/namespaces/%s/services/%s:%d/proxy/v1/daemon?what=%s' > %s"
        .formatted(namespace, discovery.getMetadata().getName(), port, what, file);
  }

  /** Ends the pods of a DaemonSet, which stays. */
  Stream<String> stop(OldDaemons daemons) {
    return Stream.of(
        kubectl(
            "patch daemonset %s --type merge -p '{\"spec\":{\"template\":{\"spec\":{\"nodeSelector\":{\"%s\":\"%s\"}}}}}'"
                .formatted(daemons.name(), STOPPED, cluster)),
        kubectl(
            "wait pod -l release=%s,component=%s --for=delete --timeout=5m"
                .formatted(release, daemons.role().component())));
  }

  /** Starts them again. */
  String restart(OldDaemons daemons) {
    return kubectl(
        "patch daemonset %s --type json -p '[{\"op\":\"remove\",\"path\":\"/spec/template/spec/nodeSelector/%s\"}]'"
            .formatted(daemons.name(), ESCAPED));
  }

  /** Lets a Service lead to nobody. */
  String close(Service service) {
    return kubectl(
        "patch service %s --type merge -p '{\"spec\":{\"selector\":{\"%s\":\"%s\"}}}'"
            .formatted(service.getMetadata().getName(), STOPPED, cluster));
  }

  /** Takes that back. */
  String open(Service service) {
    return kubectl(
        "patch service %s --type json -p '[{\"op\":\"remove\",\"path\":\"/spec/selector/%s\"}]'"
            .formatted(service.getMetadata().getName(), ESCAPED));
  }

  /** Leads a Service to the new proxies; name and addresses stay. */
  String lead(Service service, int port) {
    String selector =
        "{\"app.kubernetes.io/name\":\"%s\",\"app.kubernetes.io/component\":\"proxy\"}"
            .formatted(cluster);
    return kubectl(
        "patch service %s --type json -p '[{\"op\":\"replace\",\"path\":\"/spec/selector\",\"value\":%s},{\"op\":\"replace\",\"path\":\"/spec/ports/0/targetPort\",\"value\":%d}]'"
            .formatted(service.getMetadata().getName(), selector, port));
  }

  /** Runs AIStore's command line in the new cluster. */
  String ais(String words) {
    return kubectl("exec deploy/%s-client -- ais %s".formatted(cluster, words));
  }

  String patch(String spec) {
    return kubectl("patch aistore %s --type merge -p '{\"spec\":%s}'".formatted(cluster, spec));
  }

  String awaitReady() {
    return kubectl("wait aistore/%s --for=condition=Ready --timeout=15m".formatted(cluster));
  }

  /** What waits for the pods of a role of the new cluster to be gone. */
  String awaitGone(String component) {
    return kubectl(
        "wait pod -l app.kubernetes.io/name=%s,app.kubernetes.io/component=%s --for=delete --timeout=10m"
            .formatted(cluster, component));
  }

  List<String> awaitGone() {
    return List.of(awaitGone("target"), awaitGone("proxy"));
  }
}
