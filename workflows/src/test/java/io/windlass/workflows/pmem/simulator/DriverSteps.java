package io.windlass.workflows.pmem.simulator;

import io.windlass.workflows.lifecycle.AuthorityChange;
import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.pmem.DriverRevisions.Rejection;
import io.windlass.workflows.pmem.DriverStep;
import io.windlass.workflows.pmem.NodeStep;
import io.windlass.workflows.pmem.PmemStep;
import io.windlass.workflows.pmem.TrustStep;
import java.util.List;
import java.util.Optional;

/** What steps do to a simulated driver: one attempt, true when the effect is there. */
public final class DriverSteps {

  private final SimulatedDriver driver;

  public DriverSteps(SimulatedDriver driver) {
    this.driver = driver;
  }

  /** Tries a step once. */
  public boolean attempt(PmemStep step) {
    return switch (step) {
      case DriverStep change -> attempt(change);
      case TrustStep change -> trust(change);
      case NodeStep change -> new ConversionSteps(driver).attempt(change);
    };
  }

  private boolean attempt(DriverStep step) {
    return switch (step) {
      case DriverStep.AwaitController wait -> wait.over(driver.look());
      case DriverStep.AwaitNodes wait -> wait.over(driver.look());
      case DriverStep.ReplacePods replace -> replace(replace);
      case DriverStep.RemoveDriver remove -> remove(remove);
      case DriverStep.ApplyFoundation apply -> done(() -> driver.foundation = true);
      case DriverStep.ApplyController apply -> done(this::applyController);
      case DriverStep.ApplyDriver apply -> done(() -> applyDriver(apply));
      case DriverStep.RestoreDriver restore -> done(() -> driver.applied = restore.revision());
      case DriverStep.ClaimNodes claim -> done(() -> own(claim.nodes(), true));
      case DriverStep.ReleaseNodes release -> done(() -> own(release.nodes(), false));
      case DriverStep.MarkGood mark -> done(() -> markGood(mark));
      case DriverStep.MarkRejected mark ->
          done(() -> driver.rejected = Optional.of(new Rejection(mark.revision(), mark.because())));
      case DriverStep.ForgetRejected forget -> done(this::forget);
      case DriverStep.MarkRestarted mark -> done(() -> driver.requests.remove(Request.RESTART));
      case DriverStep.AdoptDriver adopt -> done(() -> driver.requests.remove(Request.ADOPT));
      case DriverStep.RemoveController remove -> done(() -> driver.controller = "");
      case DriverStep.RemoveFoundation remove -> done(() -> driver.gone = true);
    };
  }

  private static boolean done(Runnable effect) {
    effect.run();
    return true;
  }

  private void applyController() {
    driver.controller = driver.wanted();
    driver.controllerBorn = driver.now();
  }

  private void applyDriver(DriverStep.ApplyDriver step) {
    if (!step.revision().equals(driver.wanted())) {
      throw Failures.planOutdated("another template is wanted");
    }
    driver.applied = driver.wanted();
    driver.fixed = Optional.of(driver.wantedFixed());
  }

  private void own(List<String> nodes, boolean owned) {
    driver.places.stream()
        .filter(place -> nodes.contains(place.name))
        .filter(place -> owned || place.volumes == 0)
        .forEach(place -> place.owned = owned);
  }

  private void markGood(DriverStep.MarkGood mark) {
    driver.good = mark.revision();
    driver.places.stream()
        .filter(place -> place.serves(driver.now()))
        .forEach(place -> place.capacityBefore = place.seen(driver.now()).health().capacity());
  }

  private void forget() {
    driver.rejected = Optional.empty();
    driver.requests.remove(Request.RETRY);
  }

  /** Deletes what was observed; the DaemonSet makes the others with the next tick. */
  private boolean replace(DriverStep.ReplacePods step) {
    if (!driver.applied.equals(step.revision())) {
      throw Failures.planOutdated("the DaemonSet has another template");
    }
    driver.places.stream()
        .filter(place -> place.reachable && observed(place, step))
        .forEach(place -> place.pod = Optional.empty());
    return driver.places.stream()
        .filter(place -> step.pods().stream().anyMatch(pod -> pod.node().equals(place.name)))
        .allMatch(place -> !place.reachable || place.pod.isPresent() || place.tainted);
  }

  private static boolean observed(SimulatedPlace place, DriverStep.ReplacePods step) {
    return place
        .pod
        .filter(found -> step.pods().stream().anyMatch(pod -> pod.uid().equals(found.uid())))
        .isPresent();
  }

  private boolean remove(DriverStep.RemoveDriver step) {
    if (driver.persistentVolumes > 0 && !driver.orphan) {
      throw Failures.planOutdated("there are volumes");
    }
    driver.places.forEach(place -> place.owned = false);
    return driver.places.stream().allMatch(place -> place.pod.isEmpty() || !place.reachable);
  }

  private boolean trust(TrustStep step) {
    switch (step) {
      case TrustStep.RenewCertificates renew -> {
        driver.leaf++;
        driver.renewalDue = false;
        driver.renewalAsked = false;
      }
      case TrustStep.ConfirmCertificates confirm -> driver.requests.remove(Request.CERTIFICATES);
      case TrustStep.PrepareAuthority prepare -> driver.authority = AuthorityChange.BOTH_TRUSTED;
      case TrustStep.SignAnew sign -> guarded("+both", AuthorityChange.SIGNED_ANEW);
      case TrustStep.DistrustAuthority distrust -> guarded("+signed", AuthorityChange.ALONE);
      case TrustStep.RevokeAuthority revoke -> {
        driver.authority = AuthorityChange.ALONE;
        driver.revocationAsked = false;
      }
      case TrustStep.RetireAuthority retire -> retire();
    }
    return true;
  }

  /** The template keeps what its word stands for: from now on, that is the one authority. */
  private void retire() {
    if (!everybodyHas("+alone")) {
      throw Failures.planOutdated("a pod trusts the old authority");
    }
    String before = driver.wanted();
    driver.authority = AuthorityChange.SETTLED;
    driver.image = driver.image.replace("+alone", "");
    driver.requests.remove(Request.REPLACE_AUTHORITY);
    rename(before, driver.wanted());
  }

  private void rename(String before, String after) {
    driver.applied = driver.applied.equals(before) ? after : driver.applied;
    driver.good = driver.good.equals(before) ? after : driver.good;
    driver.controller = driver.controller.equals(before) ? after : driver.controller;
    driver.places.forEach(
        place ->
            place.pod =
                place.pod.map(
                    pod ->
                        pod.revision().equals(before)
                            ? new SimulatedPlace.Pod(pod.uid(), after, pod.driver(), pod.born())
                            : pod));
  }

  private void guarded(String word, AuthorityChange next) {
    if (!everybodyHas(word)) {
      throw Failures.planOutdated("a pod has not the word " + word);
    }
    driver.authority = next;
  }

  private boolean everybodyHas(String word) {
    return driver.controller.endsWith(word)
        && driver.places.stream()
            .flatMap(place -> place.pod.stream())
            .allMatch(pod -> pod.revision().endsWith(word));
  }
}
