package io.windlass.workflows.pmem.foresight;

import io.windlass.workflows.lifecycle.AuthorityChange;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.pmem.DriverObservation;
import io.windlass.workflows.pmem.DriverRevisions.Rejection;
import io.windlass.workflows.pmem.DriverStep;
import io.windlass.workflows.pmem.NodeStep;
import io.windlass.workflows.pmem.PmemStep;
import io.windlass.workflows.pmem.TrustStep;
import java.util.Optional;

/**
 * What a driver would look like after a step that goes well. Pure.
 *
 * <ol>
 *   <li>The DaemonSet gives every node of the driver a pod that has none; a pod that is replaced is
 *       a new one of the present template. Only a wait lets it become well, and soak; the
 *       controller starts at the same time.
 *   <li>What Secrets hold is a word of the template: so each step on certificates wants another
 *       revision, and a rollout follows.
 *   <li>While a step is taken its time passes for every pod.
 * </ol>
 */
final class DriverEffects {

  private DriverEffects() {}

  static DriverObservation after(PmemStep step, DriverObservation seen) {
    DriverDraft older = DriverDraft.of(seen).older(DriverDurations.of(step, seen));
    return switch (step) {
      case DriverStep change -> effect(change, older).done();
      case TrustStep change -> effect(change, older).done();
      case NodeStep change -> ConversionInThought.effect(change, older).done();
    };
  }

  private static DriverDraft effect(DriverStep step, DriverDraft draft) {
    return switch (step) {
      case DriverStep.ApplyFoundation ignored -> draft.foundation();
      case DriverStep.ApplyController ignored -> draft.controller(0);
      case DriverStep.AwaitController ignored -> draft.controllerServes();
      case DriverStep.ApplyDriver apply -> draft.applied(apply.revision()).asWanted().born();
      case DriverStep.RestoreDriver restore -> draft.applied(restore.revision()).born();
      case DriverStep.ClaimNodes claim -> draft.claimed(claim.nodes()).born();
      case DriverStep.ReleaseNodes release -> draft.released(release.nodes());
      case DriverStep.ReplacePods replace -> draft.replaced(replace.pods()).born();
      case DriverStep.AwaitNodes wait -> draft.well(wait.nodes()).controllerStarts();
      case DriverStep.MarkGood mark -> draft.good(mark.revision());
      case DriverStep.MarkRejected mark ->
          draft.rejected(Optional.of(new Rejection(mark.revision(), mark.because())));
      case DriverStep.ForgetRejected ignored ->
          draft.rejected(Optional.empty()).fulfilled(Request.RETRY);
      case DriverStep.MarkRestarted ignored -> draft.fulfilled(Request.RESTART);
      case DriverStep.AdoptDriver ignored -> draft.fulfilled(Request.ADOPT);
      case DriverStep.RemoveDriver ignored -> draft;
      case DriverStep.RemoveController ignored -> draft;
      case DriverStep.RemoveFoundation ignored -> draft;
    };
  }

  private static DriverDraft effect(TrustStep step, DriverDraft draft) {
    return switch (step) {
      case TrustStep.RenewCertificates ignored -> draft.renewed();
      case TrustStep.ConfirmCertificates ignored -> draft.fulfilled(Request.CERTIFICATES);
      case TrustStep.PrepareAuthority ignored -> draft.trusting(AuthorityChange.BOTH_TRUSTED);
      case TrustStep.SignAnew ignored -> draft.trusting(AuthorityChange.SIGNED_ANEW);
      case TrustStep.DistrustAuthority ignored -> draft.trusting(AuthorityChange.ALONE);
      case TrustStep.RevokeAuthority ignored -> draft.trusting(AuthorityChange.ALONE);
      case TrustStep.RetireAuthority ignored ->
          draft.retired().fulfilled(Request.REPLACE_AUTHORITY);
    };
  }
}
