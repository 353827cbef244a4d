package io.windlass.activities.aistore.objects;

import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.windlass.workflows.aistore.resource.DaemonSpec;

/** Security settings of pods and containers: those of the user, or strict defaults. */
final class SecurityDefaults {
  private SecurityDefaults() {}

  /** The images run as root, so the pod must allow it. */
  static PodSecurityContext ofPod(DaemonSpec daemon) {
    if (daemon.securityContext() != null) {
      return daemon.securityContext();
    }
    return new PodSecurityContextBuilder()
        .withRunAsNonRoot(false)
        .withNewSeccompProfile()
        .withType("RuntimeDefault")
        .endSeccompProfile()
        .build();
  }

  /** The daemon writes to its root file system, so that stays writable. */
  static SecurityContext ofDaemon(DaemonSpec daemon) {
    if (daemon.aisContainerSecurityContext() != null) {
      return daemon.aisContainerSecurityContext();
    }
    return daemon.capabilities() != null ? daemon.capabilities() : unprivileged().build();
  }

  /** The containers beside the daemon write to volumes alone. */
  static SecurityContext readOnly() {
    return unprivileged().withReadOnlyRootFilesystem(true).build();
  }

  private static SecurityContextBuilder unprivileged() {
    return new SecurityContextBuilder()
        .withAllowPrivilegeEscalation(false)
        .withNewCapabilities()
        .withDrop("ALL")
        .endCapabilities();
  }
}
