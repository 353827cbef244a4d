package io.windlass.activities.pmem.objects;

import io.windlass.workflows.pmem.resource.DriverNames;

/** The two sides of a driver, which believe each other by certificates. */
public enum Side {
  /** Takes the calls of the provisioner, and knows all nodes. */
  CONTROLLER("pmem-registry", "registry"),
  /** Serves the volumes of one Kubernetes node. */
  NODE("pmem-node-controller", "nodeController");

  private final String peerName;
  private final String field;

  Side(String peerName, String field) {
    this.peerName = peerName;
    this.field = field;
  }

  /** The name by which the other side knows its certificate, fixed in the driver. */
  public String peerName() {
    return peerName;
  }

  /** With what the fields of the spec begin that give its certificate and key. */
  public String field() {
    return field;
  }

  /** The one that it speaks with. */
  public Side other() {
    return switch (this) {
      case CONTROLLER -> NODE;
      case NODE -> CONTROLLER;
    };
  }

  /** Its Secret. */
  public String secret(DriverNames names) {
    return switch (this) {
      case CONTROLLER -> names.registrySecrets();
      case NODE -> names.nodeSecrets();
    };
  }

  /** What runs its pods, and the value of their label {@code app}. */
  public String workload(DriverNames names) {
    return switch (this) {
      case CONTROLLER -> names.controller();
      case NODE -> names.node();
    };
  }
}
