package io.windlass.workflows.aistore.authn;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.PodProblem;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Verdict;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuthnPlannerTest {

  @Test
  void aNewOneWaitsForItsCertificateBeforeItsPod() {
    Service service = new Service();
    service.wantsCertificate = true;
    assertThat(service.run())
        .containsExactly(
            "deploy: apply configuration, volume claim and services, NEW_SERVICE",
            "deploy: wait for the certificate of cert-manager, NEW_SERVICE",
            "deploy: start AuthN, NEW_SERVICE",
            "deploy: wait until AuthN serves, POD_NOT_READY",
            "converged");
  }

  @Test
  void aConvergedOneIsLeftAlone() {
    assertThat(Service.converged().run()).containsExactly("converged");
  }

  @Test
  void aNewTemplateIsAGapThatIsTold() {
    Service service = Service.converged();
    service.foundation = false;
    service.outdated = Optional.of(Reason.TEMPLATE_CHANGED);
    assertThat(service.run())
        .containsExactly(
            "quietly: apply configuration, volume claim and services, OBJECT_CHANGED",
            "rolling-upgrade: replace the pod of AuthN (a gap), TEMPLATE_CHANGED",
            "rolling-upgrade: wait until AuthN serves, POD_NOT_READY",
            "converged");
  }

  @Test
  void aRestartIsOneByName() {
    Service service = Service.converged();
    service.outdated = Optional.of(Reason.RESTART_REQUESTED);
    service.asked = true;
    assertThat(service.run())
        .containsExactly(
            "rolling-restart: replace the pod of AuthN (a gap), RESTART_REQUESTED",
            "rolling-restart: wait until AuthN serves, POD_NOT_READY",
            "quietly: record what was asked for as done, CONVERGED",
            "converged");
  }

  @Test
  void aDeletionThatHangsOnALostNodeTakesNothingElse() {
    Plan<AuthnStep> plan =
        AuthnDeletePlanner.held(
            new PodProblem(Reason.NODE_LOST, "pod tokens-0: its node does not answer", true));
    assertThat(plan.now()).isEmpty();
    assertThat(plan.verdict()).isEqualTo(Verdict.STALLED);
    assertThat(plan.reason()).isEqualTo(Reason.NODE_LOST);
  }

  @Test
  void whatOthersDidIsRecovered() {
    Service scaled = Service.converged();
    scaled.applied = false;
    scaled.serving = false;
    assertThat(scaled.run())
        .containsExactly(
            "recover: start AuthN, OBJECT_CHANGED",
            "recover: wait until AuthN serves, POD_NOT_READY",
            "converged");
    Service deleted = Service.converged();
    deleted.deployed = false;
    deleted.applied = false;
    deleted.serving = false;
    assertThat(deleted.run()).startsWith("recover: start AuthN, OBJECT_CHANGED");
    Service killed = Service.converged();
    killed.serving = false;
    assertThat(killed.run())
        .containsExactly("recover: wait until AuthN serves, POD_NOT_READY", "converged");
  }

  @Test
  void aProblemThatLastsIsNotWaitedFor() {
    Service service = Service.converged();
    service.serving = false;
    service.problem =
        Optional.of(new PodProblem(Reason.IMAGE_PULL_FAILED, "can't pull image x", true));
    assertThat(service.run()).containsExactly("IMAGE_PULL_FAILED: can't pull image x");
  }

  @Test
  void aBetterTemplateIsAppliedOverAProblem() {
    Service service = Service.converged();
    service.serving = false;
    service.problem = Optional.of(new PodProblem(Reason.POD_CRASHES, "it ends", true));
    service.outdated = Optional.of(Reason.TEMPLATE_CHANGED);
    assertThat(service.run().getFirst())
        .isEqualTo("rolling-upgrade: start AuthN, TEMPLATE_CHANGED");
  }

  @Test
  void toStopIsToLeaveItWhereItIs() {
    Service service = Service.converged();
    service.outdated = Optional.of(Reason.TEMPLATE_CHANGED);
    Plan<AuthnStep> plan =
        new AuthnPlanner(Reason.TEMPLATE_CHANGED).plan(service.look(), Intent.STOP);
    assertThat(plan.verdict()).isEqualTo(Verdict.DONE);
    assertThat(plan.message()).isEqualTo("AuthN serves");
  }

  @Test
  void aDeletionEndsThePodBeforeTheClaim() {
    assertThat(AuthnDeletePlanner.plan(false).now())
        .extracting(AuthnStep::title)
        .containsExactly("end AuthN", "keep the volume claim", "remove configuration and services");
    assertThat(AuthnDeletePlanner.plan(true).now().get(1).title())
        .isEqualTo("delete the volume claim");
  }
}
