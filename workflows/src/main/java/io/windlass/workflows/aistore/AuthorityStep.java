package io.windlass.workflows.aistore;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.windlass.workflows.lifecycle.Reason;

/**
 * Steps by which the authority of a cluster's certificates is replaced. None restarts a node: what
 * nodes trust is part of their pods' template, so that a rollout brings it to them.
 */
@JsonSubTypes({
  @JsonSubTypes.Type(AuthorityStep.PrepareAuthority.class),
  @JsonSubTypes.Type(AuthorityStep.ShowCertificate.class),
  @JsonSubTypes.Type(AuthorityStep.DistrustAuthority.class),
  @JsonSubTypes.Type(AuthorityStep.RetireAuthority.class),
  @JsonSubTypes.Type(AuthorityStep.RevokeAuthority.class)
})
public sealed interface AuthorityStep extends AIStoreStep {

  /**
   * Puts a second authority beside the first in what nodes are to trust: one that is made for that,
   * or that of another Secret.
   */
  @JsonTypeName("prepareAuthority")
  record PrepareAuthority(Reason reason) implements AuthorityStep {
    @Override
    public String title() {
      return "have another authority trusted beside the present one";
    }
  }

  /**
   * Has every node show a certificate of the second authority, and waits until a handshake with
   * each proves it. Refused while a pod was started without that authority.
   */
  @JsonTypeName("showCertificate")
  record ShowCertificate(Reason reason) implements AuthorityStep {
    @Override
    public String title() {
      return "have every node show a certificate of the new authority";
    }
  }

  /**
   * Takes the first authority out of what nodes are to trust. Refused while a handshake with a node
   * shows a certificate of it, or nothing.
   */
  @JsonTypeName("distrustAuthority")
  record DistrustAuthority(Reason reason) implements AuthorityStep {
    @Override
    public String title() {
      return "have the new authority trusted alone";
    }
  }

  /**
   * Proves with each node that the first authority counts for nothing, deletes its key, and records
   * the request as fulfilled. Refused while a pod was started with the first authority.
   */
  @JsonTypeName("retireAuthority")
  record RetireAuthority(Reason reason) implements AuthorityStep {
    @Override
    public String title() {
      return "prove that the old authority is refused, and forget it";
    }
  }

  /**
   * Makes another authority and a certificate of it, has that one trusted alone, deletes the key of
   * the first, and records the request as fulfilled. Refused while a pod is left: nobody who runs
   * would believe those who start.
   */
  @JsonTypeName("revokeAuthority")
  record RevokeAuthority(Reason reason) implements AuthorityStep {
    @Override
    public String title() {
      return "replace the authority while no node runs";
    }
  }
}
