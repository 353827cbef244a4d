package io.windlass.activities.pmem;

import io.windlass.activities.pmem.objects.DriverContext;
import io.windlass.workflows.lifecycle.Conclusion;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.Wish;
import io.windlass.workflows.pmem.DriverStep.AdoptDriver;
import io.windlass.workflows.pmem.DriverStep.ApplyController;
import io.windlass.workflows.pmem.DriverStep.ApplyDriver;
import io.windlass.workflows.pmem.DriverStep.ApplyFoundation;
import io.windlass.workflows.pmem.DriverStep.AwaitController;
import io.windlass.workflows.pmem.DriverStep.AwaitNodes;
import io.windlass.workflows.pmem.DriverStep.ClaimNodes;
import io.windlass.workflows.pmem.DriverStep.ForgetRejected;
import io.windlass.workflows.pmem.DriverStep.MarkGood;
import io.windlass.workflows.pmem.DriverStep.MarkRejected;
import io.windlass.workflows.pmem.DriverStep.MarkRestarted;
import io.windlass.workflows.pmem.DriverStep.ReleaseNodes;
import io.windlass.workflows.pmem.DriverStep.RemoveController;
import io.windlass.workflows.pmem.DriverStep.RemoveDriver;
import io.windlass.workflows.pmem.DriverStep.RemoveFoundation;
import io.windlass.workflows.pmem.DriverStep.ReplacePods;
import io.windlass.workflows.pmem.DriverStep.RestoreDriver;
import io.windlass.workflows.pmem.NodeStep;
import io.windlass.workflows.pmem.PmemActivities;
import io.windlass.workflows.pmem.TrustStep.ConfirmCertificates;
import io.windlass.workflows.pmem.TrustStep.DistrustAuthority;
import io.windlass.workflows.pmem.TrustStep.PrepareAuthority;
import io.windlass.workflows.pmem.TrustStep.RenewCertificates;
import io.windlass.workflows.pmem.TrustStep.RetireAuthority;
import io.windlass.workflows.pmem.TrustStep.RevokeAuthority;
import io.windlass.workflows.pmem.TrustStep.SignAnew;
import io.windlass.workflows.pmem.resource.PmemResource;
import java.util.Map;

/** Takes the steps that change a driver, and reports the end. */
public final class PmemActivitiesImpl implements PmemActivities {

  private final DriverAccess access;

  public PmemActivitiesImpl(DriverAccess access) {
    this.access = access;
  }

  @Override
  public boolean wish(ResourceReference reference, Wish wish) {
    return access
        .find(reference)
        .map(
            resource ->
                access.resources().annotate(resource, Map.of(wish.annotation(), wish.value())))
        .orElse(false);
  }

  @Override
  public void conclude(Conclusion conclusion) {
    access
        .find(conclusion.reference())
        .ifPresent(
            resource -> {
              var result = conclusion.result();
              access.telling().warn(resource, result.reason(), result.message());
              access.reporter().concluded(conclusion);
            });
  }

  @Override
  public void checkNodes(ResourceReference reference, NodeStep.CheckNodes step) {
    access.act(
        reference,
        step,
        resource -> new NodeChecking(access, resource, NodeChecking.LIMIT).ofSelected());
  }

  @Override
  public void probeNode(ResourceReference reference, NodeStep.ProbeNode step) {
    access.act(reference, step, resource -> conversion(resource).probe(step));
  }

  @Override
  public void beginConversion(ResourceReference reference, NodeStep.BeginConversion step) {
    access.act(reference, step, resource -> conversion(resource).begin(step));
  }

  @Override
  public void awaitConversion(ResourceReference reference, NodeStep.AwaitConversion step) {
    access.find(reference).ifPresent(resource -> conversion(resource).await(step));
  }

  @Override
  public void endConversion(ResourceReference reference, NodeStep.EndConversion step) {
    access.act(reference, step, resource -> conversion(resource).end(step));
  }

  @Override
  public void refuseConversion(ResourceReference reference, NodeStep.RefuseConversion step) {
    access.act(reference, step, resource -> conversion(resource).refuse(step));
  }

  @Override
  public void markConverted(ResourceReference reference, NodeStep.MarkConverted step) {
    access.act(reference, step, resource -> conversion(resource).mark());
  }

  @Override
  public void applyFoundation(ResourceReference reference, ApplyFoundation step) {
    access.act(reference, step, resource -> change(resource).applyFoundation());
  }

  @Override
  public void applyController(ResourceReference reference, ApplyController step) {
    access.act(reference, step, resource -> change(resource).applyController());
  }

  @Override
  public void awaitController(ResourceReference reference, AwaitController step) {
    access.find(reference).ifPresent(resource -> change(resource).awaitController(step));
  }

  @Override
  public void applyDriver(ResourceReference reference, ApplyDriver step) {
    access.act(reference, step, resource -> change(resource).applyDriver(step));
  }

  @Override
  public void restoreDriver(ResourceReference reference, RestoreDriver step) {
    access.act(reference, step, resource -> change(resource).restoreDriver(step));
  }

  @Override
  public void claimNodes(ResourceReference reference, ClaimNodes step) {
    access.act(
        reference, step, resource -> step.nodes().forEach(new NodeClaims(access, resource)::claim));
  }

  @Override
  public void releaseNodes(ResourceReference reference, ReleaseNodes step) {
    access.act(
        reference, step, resource -> new NodeClaims(access, resource).releaseUnused(step.nodes()));
  }

  @Override
  public void replacePods(ResourceReference reference, ReplacePods step) {
    access.act(reference, step, resource -> change(resource).replacePods(step));
  }

  @Override
  public void awaitNodes(ResourceReference reference, AwaitNodes step) {
    access
        .find(reference)
        .flatMap(resource -> change(resource).awaitNodes(step))
        .ifPresent(seen -> access.reporter().awaited(reference, step, seen));
  }

  @Override
  public void markGood(ResourceReference reference, MarkGood step) {
    access.act(reference, step, resource -> change(resource).markGood(step));
  }

  @Override
  public void markRejected(ResourceReference reference, MarkRejected step) {
    String word = "%s: %s".formatted(step.revision(), step.because());
    annotate(reference, step, Map.of(PmemAnnotations.REJECTED, word));
  }

  @Override
  public void forgetRejected(ResourceReference reference, ForgetRejected step) {
    access.act(
        reference,
        step,
        resource ->
            access
                .resources()
                .annotate(
                    resource,
                    Map.of(
                        PmemAnnotations.REJECTED,
                        "",
                        Request.RETRY.answer(),
                        PmemAnnotations.value(resource, Request.RETRY.annotation()))));
  }

  /** Only what the pods have tells which restart is done: a newer one may be asked for by now. */
  @Override
  public void markRestarted(ResourceReference reference, MarkRestarted step) {
    access.act(
        reference,
        step,
        resource -> {
          DriverContext context = access.observer().context(resource);
          context
              .started()
              .restart()
              .ifPresent(
                  done ->
                      access
                          .resources()
                          .annotate(resource, Map.of(Request.RESTART.answer(), done)));
        });
  }

  @Override
  public void adoptDriver(ResourceReference reference, AdoptDriver step) {
    access.act(reference, step, resource -> new DriverAdoption(access, resource).run());
  }

  @Override
  public void removeDriver(ResourceReference reference, RemoveDriver step) {
    access.act(reference, step, resource -> removal(resource).removeDriver());
  }

  @Override
  public void removeController(ResourceReference reference, RemoveController step) {
    access.act(reference, step, resource -> removal(resource).removeController());
  }

  @Override
  public void removeFoundation(ResourceReference reference, RemoveFoundation step) {
    access.act(reference, step, resource -> removal(resource).removeFoundation());
  }

  @Override
  public void renewCertificates(ResourceReference reference, RenewCertificates step) {
    access.act(reference, step, resource -> new TrustChange(access, resource).renew());
  }

  @Override
  public void confirmCertificates(ResourceReference reference, ConfirmCertificates step) {
    access.act(reference, step, resource -> new TrustChange(access, resource).confirm());
  }

  @Override
  public void prepareAuthority(ResourceReference reference, PrepareAuthority step) {
    access.act(reference, step, resource -> new TrustChange(access, resource).prepare());
  }

  @Override
  public void signAnew(ResourceReference reference, SignAnew step) {
    access.act(reference, step, resource -> new TrustChange(access, resource).signAnew());
  }

  @Override
  public void distrustAuthority(ResourceReference reference, DistrustAuthority step) {
    access.act(reference, step, resource -> new TrustChange(access, resource).distrust());
  }

  @Override
  public void revokeAuthority(ResourceReference reference, RevokeAuthority step) {
    access.act(reference, step, resource -> new TrustChange(access, resource).revoke());
  }

  @Override
  public void retireAuthority(ResourceReference reference, RetireAuthority step) {
    access.act(reference, step, resource -> new TrustChange(access, resource).retire());
  }

  private void annotate(
      ResourceReference reference, MarkRejected step, Map<String, String> annotations) {
    access.act(reference, step, resource -> access.resources().annotate(resource, annotations));
  }

  private DriverChange change(PmemResource resource) {
    return new DriverChange(access, resource);
  }

  private NodeConversion conversion(PmemResource resource) {
    return new NodeConversion(access, resource);
  }

  private DriverRemoval removal(PmemResource resource) {
    return new DriverRemoval(access, resource);
  }
}
