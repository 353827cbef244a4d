package io.windlass.activities.aistore;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.temporal.failure.ApplicationFailure;
import io.windlass.activities.aistore.http.AisClient;
import io.windlass.activities.aistore.http.AisFailure;
import io.windlass.activities.aistore.http.ClusterMap;
import io.windlass.activities.temporal.Waiting;
import io.windlass.workflows.aistore.AIStoreDataActivities;
import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.AuthorityStep.DistrustAuthority;
import io.windlass.workflows.aistore.AuthorityStep.PrepareAuthority;
import io.windlass.workflows.aistore.AuthorityStep.RetireAuthority;
import io.windlass.workflows.aistore.AuthorityStep.RevokeAuthority;
import io.windlass.workflows.aistore.AuthorityStep.ShowCertificate;
import io.windlass.workflows.aistore.DataStep.AwaitQuiet;
import io.windlass.workflows.aistore.DataStep.Decommission;
import io.windlass.workflows.aistore.DataStep.DecommissionCluster;
import io.windlass.workflows.aistore.DataStep.EmptyTargets;
import io.windlass.workflows.aistore.DataStep.EnterMaintenance;
import io.windlass.workflows.aistore.DataStep.LeaveMaintenance;
import io.windlass.workflows.aistore.DataStep.LoadCertificates;
import io.windlass.workflows.aistore.DataStep.MovePrimary;
import io.windlass.workflows.aistore.DataStep.Rebalance;
import io.windlass.workflows.aistore.DataStep.RetainTargets;
import io.windlass.workflows.aistore.DataStep.SetConfig;
import io.windlass.workflows.aistore.DataStep.ShutDown;
import io.windlass.workflows.aistore.DataStep.SwitchRebalance;
import io.windlass.workflows.aistore.DataStep.UseVolumes;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.Skip;
import java.util.List;
import java.util.Map;

/** The storage side of AIStore: takes the steps that change the cluster itself. */
public final class AIStoreDataActivitiesImpl implements AIStoreDataActivities {

  private final ClusterAccess access;

  public AIStoreDataActivitiesImpl(ClusterAccess access) {
    this.access = access;
  }

  @Override
  public void awaitQuiet(ResourceReference reference, AwaitQuiet step) {
    access.find(reference).map(access::ais).ifPresent(this::awaitQuiet);
  }

  private void awaitQuiet(AisClient ais) {
    Waiting.until(() -> !ais.rebalancing());
    if (!Waiting.until(ais::ready, access.patience())) {
      throw Failures.planOutdated("the cluster does not report itself ready");
    }
  }

  @Override
  public void movePrimary(ResourceReference reference, MovePrimary step) {
    access.act(
        reference,
        step,
        aistore -> {
          AisClient ais = access.ais(aistore);
          String node = member(ais.map(), step.pod()).id();
          if (!ais.map().primary().equals(node)) {
            LastLook.before(step, access.glance(aistore));
            ais.setPrimary(node);
          }
          if (!Waiting.until(() -> ais.map().primary().equals(node), access.patience())) {
            throw Failures.planOutdated("another proxy than %s is primary".formatted(step.pod()));
          }
        });
  }

  @Override
  public void enterMaintenance(ResourceReference reference, EnterMaintenance step) {
    access.act(
        reference,
        step,
        aistore -> {
          AisClient ais = access.ais(aistore);
          ClusterMap.Entry node = member(ais.map(), step.pod());
          if (!node.flagged()) {
            LastLook.before(step, access.glance(aistore));
            access.strike(aistore, List.of(step.pod()));
            ais.startMaintenance(node.id());
          }
        });
  }

  @Override
  public void leaveMaintenance(ResourceReference reference, LeaveMaintenance step) {
    access.act(
        reference,
        step,
        aistore -> {
          AisClient ais = access.ais(aistore);
          ClusterMap.Entry node = member(ais.map(), step.pod());
          if (node.flagged()) {
            LastLook.before(step, access.glance(aistore));
            access.strike(aistore, List.of(step.pod()));
            ais.stopMaintenance(node.id());
          }
        });
  }

  @Override
  public void decommission(ResourceReference reference, Decommission step) {
    access.act(reference, step, aistore -> new VerifiedRemoval(access, step).run(aistore));
  }

  @Override
  public void emptyTargets(ResourceReference reference, EmptyTargets step) {
    access.act(reference, step, aistore -> new VerifiedEmptying(access, step).run(aistore));
  }

  @Override
  public void retainTargets(ResourceReference reference, RetainTargets step) {
    access.act(
        reference,
        step,
        aistore -> {
          AisClient ais = access.ais(aistore);
          LastLook.before(step, access.glance(aistore));
          access.strike(aistore, step.pods());
          ClusterMap map = ais.map();
          step.pods().stream()
              .flatMap(pod -> map.of(pod).stream())
              .filter(node -> !node.flagged())
              .forEach(node -> ais.startMaintenance(node.id()));
        });
  }

  @Override
  public void switchRebalance(ResourceReference reference, SwitchRebalance step) {
    access.act(
        reference,
        step,
        aistore -> {
          ObjectNode settings = JsonNodeFactory.instance.objectNode();
          settings.putObject("rebalance").put("enabled", step.enabled());
          access.ais(aistore).setConfiguration(settings);
        });
  }

  @Override
  public void rebalance(ResourceReference reference, Rebalance step) {
    access.act(reference, step, aistore -> new VerifiedRebalance(access, step).run(aistore));
  }

  @Override
  public void useVolumes(ResourceReference reference, UseVolumes step) {
    access.act(reference, step, aistore -> new VolumeUse(access, aistore, step).run());
  }

  @Override
  public void loadCertificates(ResourceReference reference, LoadCertificates step) {
    access.act(reference, step, aistore -> new CertificateLoading(access, aistore).run());
  }

  @Override
  public void prepareAuthority(ResourceReference reference, PrepareAuthority step) {
    access.act(reference, step, aistore -> AuthorityReplacement.of(access, aistore).prepare());
  }

  @Override
  public void showCertificate(ResourceReference reference, ShowCertificate step) {
    access.act(reference, step, aistore -> AuthorityReplacement.of(access, aistore).show());
  }

  @Override
  public void distrustAuthority(ResourceReference reference, DistrustAuthority step) {
    access.act(reference, step, aistore -> AuthorityReplacement.of(access, aistore).distrust());
  }

  @Override
  public void retireAuthority(ResourceReference reference, RetireAuthority step) {
    access.act(reference, step, aistore -> AuthorityReplacement.of(access, aistore).retire());
  }

  @Override
  public void revokeAuthority(ResourceReference reference, RevokeAuthority step) {
    access.act(reference, step, aistore -> new IssuedReplacement(access, aistore).revoke());
  }

  @Override
  public void setConfig(ResourceReference reference, SetConfig step) {
    access.act(
        reference,
        step,
        aistore -> {
          try {
            access.ais(aistore).setConfiguration(access.desired().configuration(aistore));
          } catch (AisFailure failure) {
            throw failure.badRequest() ? refused(aistore, failure) : failure;
          }
          String hash = access.desired().configurationHash(aistore);
          access.resources().annotate(aistore, Map.of(Annotations.CONFIG_HASH, hash));
        });
  }

  private static ApplicationFailure refused(AIStore aistore, AisFailure failure) {
    Skip skip = new Skip(AIStoreStep.SEND_CONFIGURATION, "<reason>");
    return Failures.refused(
        Reason.INVALID_SPEC,
        "spec.configToUpdate is refused: %s; correct it to go on, or go without it: set the annotation %s='%s' and retry"
            .formatted(
                failure.getMessage(),
                Skip.ANNOTATION,
                skip.annotation(aistore.getMetadata().getGeneration())));
  }

  private static ClusterMap.Entry member(ClusterMap map, String pod) {
    return map.of(pod)
        .orElseThrow(() -> Failures.planOutdated("%s is not in the cluster map".formatted(pod)));
  }

  @Override
  public void shutDown(ResourceReference reference, ShutDown step) {
    access.act(reference, step, aistore -> new LastWords(access, aistore).shutDown());
  }

  @Override
  public void decommissionCluster(ResourceReference reference, DecommissionCluster step) {
    access.act(
        reference, step, aistore -> new Decommissioning(access, aistore, step.removeData()).run());
  }
}
