package io.windlass.workflows.pmem.resource;

import java.util.stream.Stream;

/**
 * Certificates and keys that the user gives in the specification, in base64; each is empty when it
 * is absent. Holds private keys: it is never printed, and never enters a workflow's history.
 */
public record CertificateMaterial(
    String caCert,
    String registryCert,
    String registryKey,
    String nodeControllerCert,
    String nodeControllerKey) {

  /** The user gives nothing: Windlass has an authority of its own. */
  public static final CertificateMaterial NONE = new CertificateMaterial("", "", "", "", "");

  /** Whether the user gives anything. */
  public boolean given() {
    return Stream.of(caCert, registryCert, registryKey, nodeControllerCert, nodeControllerKey)
        .anyMatch(text -> !text.isEmpty());
  }

  /** Says whether there is any, and nothing of it. */
  @Override
  public String toString() {
    return given() ? "CertificateMaterial[given]" : "CertificateMaterial[none]";
  }
}
