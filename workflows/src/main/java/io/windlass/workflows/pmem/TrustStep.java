package io.windlass.workflows.pmem;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.windlass.workflows.lifecycle.Reason;

/**
 * Steps on the Secrets that controller and nodes show and believe each other by. Drivers load them
 * when they start: so a hash of what they hold is part of the pods' templates, and a rollout brings
 * it to them.
 */
@JsonSubTypes({
  @JsonSubTypes.Type(TrustStep.RenewCertificates.class),
  @JsonSubTypes.Type(TrustStep.ConfirmCertificates.class),
  @JsonSubTypes.Type(TrustStep.PrepareAuthority.class),
  @JsonSubTypes.Type(TrustStep.SignAnew.class),
  @JsonSubTypes.Type(TrustStep.DistrustAuthority.class),
  @JsonSubTypes.Type(TrustStep.RevokeAuthority.class),
  @JsonSubTypes.Type(TrustStep.RetireAuthority.class)
})
public sealed interface TrustStep extends PmemStep {

  /**
   * Signs new certificates with the authority that there is; for one request, once, however often
   * it is taken.
   */
  @JsonTypeName("renewCertificates")
  record RenewCertificates(Reason reason) implements TrustStep {
    @Override
    public String title() {
      return "renew the certificates of controller and nodes";
    }
  }

  /** Records that every pod was started with what Secrets hold, as was asked for. */
  @JsonTypeName("confirmCertificates")
  record ConfirmCertificates(Reason reason) implements TrustStep {
    @Override
    public String title() {
      return "record that every driver shows its certificate";
    }
  }

  /** Makes a second authority, and puts it beside the first in both Secrets. */
  @JsonTypeName("prepareAuthority")
  record PrepareAuthority(Reason reason) implements TrustStep {
    @Override
    public String title() {
      return "make another authority, and have both trusted";
    }
  }

  /**
   * Signs new certificates with the second authority. Refused while a pod was started without that
   * authority, or does not believe a certificate of it.
   */
  @JsonTypeName("signAnew")
  record SignAnew(Reason reason) implements TrustStep {
    @Override
    public String title() {
      return "sign new certificates with the new authority";
    }
  }

  /**
   * Takes the first authority out of both Secrets. Refused while a pod was started with a
   * certificate of it, or shows another than its Secret holds.
   */
  @JsonTypeName("distrustAuthority")
  record DistrustAuthority(Reason reason) implements TrustStep {
    @Override
    public String title() {
      return "have the new authority trusted alone";
    }
  }

  /**
   * Makes another authority that is trusted alone, and has signed. For one request it is taken
   * once, however often.
   */
  @JsonTypeName("revokeAuthority")
  record RevokeAuthority(Reason reason) implements TrustStep {
    @Override
    public String title() {
      return "replace the authority at once: controller and nodes refuse each other, and no volume is made or deleted, until all are started anew; what is mounted stays usable";
    }
  }

  /**
   * Deletes the key of the first authority, and records the request as fulfilled. Refused while a
   * pod was started that trusts it, or does not refuse a certificate of it.
   */
  @JsonTypeName("retireAuthority")
  record RetireAuthority(Reason reason) implements TrustStep {
    @Override
    public String title() {
      return "forget the old authority";
    }
  }
}
