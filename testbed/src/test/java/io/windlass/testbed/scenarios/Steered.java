package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.lifecycle.Drain;
import io.windlass.workflows.lifecycle.Request;
import java.util.Locale;

/** A row of the table of controls: an operation, how it comes about, and what is peculiar to it. */
enum Steered {
  DEPLOY("deploy/g1", "apply accounts", false) {
    @Override
    void start(Cluster cluster, Place place) {
      String paused = "metadata:\n  annotations: {windlass.io/paused: \"true\", %s}\n";
      String yaml = Manifest.of(1, 2).yaml(cluster.namespace(), cluster.name());
      String approval = "windlass.io/approval: before-disruption";
      assertThat(cluster.tryApply(yaml.replace("metadata:\n", paused.formatted(approval))).errors())
          .isEmpty();
    }
  },
  SCALE_UP("scale-up/g2", "demo-target-2", false) {
    @Override
    void start(Cluster cluster, Place place) {
      cluster.edit("{\"targetSpec\":{\"size\":3}}");
    }
  },
  SCALE_DOWN("scale-down/g2", "move the data off target demo-target-1", true) {
    @Override
    void start(Cluster cluster, Place place) {
      cluster.edit("{\"targetSpec\":{\"size\":1}}");
    }
  },
  ROLLING_UPGRADE("rolling-upgrade/g2", "restart target demo-target-0", true) {
    @Override
    void start(Cluster cluster, Place place) {
      cluster.edit(Upgrade.image(Upgrade.NEW_IMAGE));
    }
  },
  ROLLING_RESTART("rolling-restart/g1", "restart target demo-target-0", true) {
    @Override
    void start(Cluster cluster, Place place) {
      place.ask(cluster, Request.RESTART);
    }
  },
  REBALANCE("rebalance/g1", "rebalance, so that", false) {
    @Override
    void start(Cluster cluster, Place place) {
      place.ask(cluster, Request.REBALANCE);
    }
  },
  REPLACE_NODE("replace-node/g1", "give target demo-target-1 new volumes", true) {
    @Override
    void start(Cluster cluster, Place place) {
      place.ask(cluster, Request.REPLACE_NODE, "demo-target-1");
    }
  },
  SHUT_DOWN("shut-down/g2", "end the target nodes; their volumes stay", true) {
    @Override
    void start(Cluster cluster, Place place) {
      cluster.edit("{\"shutdownCluster\":true}");
    }

    @Override
    void awaitDone(Cluster cluster) {
      cluster.awaitAtRest();
    }
  },
  START_UP("start-up/g3", "apply 2 target nodes", false) {
    @Override
    void arrange(Cluster cluster) {
      cluster.apply(Manifest.of(1, 2)).awaitReady();
      cluster.edit("{\"shutdownCluster\":true}").awaitAtRest();
    }

    @Override
    void start(Cluster cluster, Place place) {
      cluster.edit("{\"shutdownCluster\":false}");
    }
  },
  DELETE("delete/g2", "no target serves", true) {
    @Override
    void start(Cluster cluster, Place place) {
      cluster.kubectl("delete", "aistore", cluster.name(), "--wait=false");
    }
  },
  /** On a stack whose hosts may be cordoned; whoever asks for it uncordons. */
  DRAIN("drain/g1", "and keep it in maintenance", true) {
    @Override
    void start(Cluster cluster, Place place) {
      Hosts hosts = new Hosts(cluster.stack());
      String host = hosts.name(cluster, hosts.lonelyTarget(cluster));
      hosts.cordon(host);
      place.ask(cluster, Request.DRAIN, host);
    }

    @Override
    void awaitDone(Cluster cluster) {
      cluster.await(
          "emptied",
          Cluster.LONG,
          aistore -> aistore.getMetadata().getAnnotations().containsKey(Drain.EMPTIED));
    }
  };

  private final String operation;
  private final String planned;
  private final boolean disturbing;

  Steered(String operation, String planned, boolean disturbing) {
    this.operation = operation;
    this.planned = planned;
    this.disturbing = disturbing;
  }

  /** A cluster that is paused, and asks before it is disturbed; nothing is there to be deployed. */
  Cluster prepare(RealStack stack) {
    Cluster cluster =
        Cluster.in(stack, "steered-" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    if (this != DEPLOY) {
      arrange(cluster);
      cluster.annotate("windlass.io/approval=before-disruption");
      Place.KUBECTL.pause(cluster);
    }
    return cluster;
  }

  /** What is there before it becomes necessary. */
  void arrange(Cluster cluster) {
    cluster.apply(Manifest.of(1, 2)).awaitReady();
  }

  /** Waits for what it leads to. */
  void awaitDone(Cluster cluster) {
    cluster.awaitReady();
  }

  /** Makes it necessary: by a change of the resource, or by a request from this place. */
  abstract void start(Cluster cluster, Place place);

  /** As the resource names it. */
  String operation() {
    return operation;
  }

  /** What a plan of it has to tell. */
  String planned() {
    return planned;
  }

  /** Whether it takes something out of service, so that it has to be approved. */
  boolean disturbing() {
    return disturbing;
  }
}
