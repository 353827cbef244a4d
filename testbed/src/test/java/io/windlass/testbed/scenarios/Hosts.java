package io.windlass.testbed.scenarios;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.windlass.testbed.faults.FaultAnnotation;
import java.util.List;
import java.util.Map;

/** The nodes of Kubernetes, in the hands of a person who runs them. */
record Hosts(RealStack stack) {

  /** That of a pod. */
  Node of(Cluster cluster, String pod) {
    String name =
        stack
            .kubernetes()
            .pods()
            .inNamespace(cluster.namespace())
            .withName(pod)
            .get()
            .getSpec()
            .getNodeName();
    return stack.kubernetes().nodes().withName(name).get();
  }

  /** The name of that of a pod. */
  String name(Cluster cluster, String pod) {
    return of(cluster, pod).getMetadata().getName();
  }

  /** A target of the cluster that shares its host with no proxy of it. */
  String lonelyTarget(Cluster cluster) {
    List<String> proxies =
        cluster.pods("proxy").stream().map(pod -> pod.getSpec().getNodeName()).toList();
    return cluster.pods("target").stream()
        .filter(pod -> !proxies.contains(pod.getSpec().getNodeName()))
        .map(pod -> pod.getMetadata().getName())
        .findFirst()
        .orElseThrow();
  }

  /** Sets a label, as {@code key=value}, or takes it away, as {@code key-}. */
  void label(String host, String label) {
    stack.kubectl().succeed("label", "--overwrite", "node", host, label);
  }

  void cordon(String host) {
    stack.kubectl().succeed("cordon", host);
  }

  void uncordon(String host) {
    stack.kubectl().succeed("uncordon", host);
  }

  /** The same, unless it is gone. */
  void uncordonIfThere(String host) {
    if (stack.kubernetes().nodes().withName(host).get() != null) {
      uncordon(host);
    }
  }

  /** It vanishes; whatever ran there ends. */
  void lose(String host) {
    stack.kubectl().succeed("annotate", "node", host, FaultAnnotation.KEY + "=node-lost");
    stack.kubectl().succeed("delete", "node", host);
  }

  /** It registers anew, as it was. Others on this stack need it. */
  void bringBack(Node before) {
    Node fresh =
        new NodeBuilder()
            .withNewMetadata()
            .withName(before.getMetadata().getName())
            .withLabels(before.getMetadata().getLabels())
            .withAnnotations(Map.of(FaultAnnotation.KEY, "node-lost"))
            .endMetadata()
            .withSpec(before.getSpec())
            .withStatus(before.getStatus())
            .build();
    String name = before.getMetadata().getName();
    if (stack.kubernetes().nodes().withName(name).get() == null) {
      stack.kubernetes().resource(fresh).create();
    }
    stack.kubectl().succeed("annotate", "node", name, FaultAnnotation.KEY + "-");
  }
}
