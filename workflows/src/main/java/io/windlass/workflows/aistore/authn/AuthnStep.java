package io.windlass.workflows.aistore.authn;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Step;

/**
 * Everything Windlass does to an AuthN service. Each is idempotent: done twice, it is done once.
 */
@JsonSubTypes({
  @JsonSubTypes.Type(AuthnStep.ApplyFoundation.class),
  @JsonSubTypes.Type(AuthnStep.AwaitCertificate.class),
  @JsonSubTypes.Type(AuthnStep.ApplyService.class),
  @JsonSubTypes.Type(AuthnStep.AwaitService.class),
  @JsonSubTypes.Type(AuthnStep.MarkFulfilled.class),
  @JsonSubTypes.Type(AuthnStep.RemoveService.class),
  @JsonSubTypes.Type(AuthnStep.SettleClaim.class),
  @JsonSubTypes.Type(AuthnStep.RemoveFoundation.class)
})
public sealed interface AuthnStep extends Step {

  /** What nobody gets while the pod is away. */
  String NO_TOKENS =
      "nobody gets a token until AuthN serves again; tokens that were given stay good";

  /**
   * Applies what the pod needs before it can start: configuration, volume claim, Services and the
   * Certificate; deletes what an earlier spec has left of it.
   */
  @JsonTypeName("applyFoundation")
  record ApplyFoundation(Reason reason) implements AuthnStep {
    @Override
    public String title() {
      return "apply configuration, volume claim and services";
    }
  }

  /** Waits until cert-manager has made the Secret; ends when there is no sense in waiting on. */
  @JsonTypeName("awaitCertificate")
  record AwaitCertificate(Reason reason) implements AuthnStep {
    @Override
    public String title() {
      return "wait for the certificate of cert-manager";
    }

    @Override
    public boolean interruptible() {
      return true;
    }
  }

  /**
   * Applies the Deployment. A pod with another template ends before the next one starts: both would
   * write the same store.
   *
   * @param replaces whether a pod serves that ends by that
   */
  @JsonTypeName("applyService")
  record ApplyService(boolean replaces, Reason reason) implements AuthnStep {
    @Override
    public String title() {
      return replaces ? "replace the pod of AuthN" : "start AuthN";
    }

    @Override
    public String unavailable() {
      return replaces ? NO_TOKENS : "";
    }
  }

  /** Waits until the pod serves; ends when there is no sense in waiting on. */
  @JsonTypeName("awaitService")
  record AwaitService(Reason reason) implements AuthnStep {
    @Override
    public String title() {
      return "wait until AuthN serves";
    }

    @Override
    public boolean interruptible() {
      return true;
    }
  }

  /** Records which requests the pod that serves has fulfilled. */
  @JsonTypeName("markFulfilled")
  record MarkFulfilled(Reason reason) implements AuthnStep {
    @Override
    public String title() {
      return "record what was asked for as done";
    }
  }

  /** Deletes the Deployment; returns when its pod has ended. */
  @JsonTypeName("removeService")
  record RemoveService(Reason reason) implements AuthnStep {
    @Override
    public String title() {
      return "end AuthN";
    }

    @Override
    public String unavailable() {
      return "nobody gets a token any more";
    }
  }

  /** Keeps the volume claim for a later resource of the name, or deletes it, as the spec says. */
  @JsonTypeName("settleClaim")
  record SettleClaim(boolean goes, Reason reason) implements AuthnStep {
    @Override
    public String title() {
      return goes ? "delete the volume claim" : "keep the volume claim";
    }
  }

  /** Deletes the rest of what Windlass applied, and lets the resource go. */
  @JsonTypeName("removeFoundation")
  record RemoveFoundation(Reason reason) implements AuthnStep {
    @Override
    public String title() {
      return "remove configuration and services";
    }
  }
}
