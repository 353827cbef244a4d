package io.windlass.workflows.pmem.adopt;

import io.windlass.workflows.lifecycle.Decision;
import io.windlass.workflows.lifecycle.Decision.Quiet;
import io.windlass.workflows.lifecycle.Decision.Stalled;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.pmem.DriverStep.AdoptDriver;
import io.windlass.workflows.pmem.PmemStep;
import io.windlass.workflows.pmem.resource.DriverLayout;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides about a driver that is in the hands of pmem-csi-operator.
 *
 * <ol>
 *   <li>What can't be adopted at all is told at once: objects in another namespace than that of
 *       Windlass's drivers, or in another layout than that of the image that would be run.
 *   <li>Unless a person has asked for the adoption, nothing is done, whatever the spec says.
 *   <li>While that operator works, nothing is done either. That may end without a word to Windlass,
 *       so it is looked at again with time.
 *   <li>So is nothing while something is in the way that a person, or that operator, has to end.
 *   <li>Then the driver is adopted.
 * </ol>
 *
 * <p>Guarantee: a driver is never in two hands, and not without consent in other hands.
 */
public final class AdoptionPlanner {

  /** The program whose drivers are adopted. */
  public static final String OPERATOR = "pmem-csi-operator";

  private AdoptionPlanner() {}

  /** What is to be done about the driver. */
  public static Decision<PmemStep> decide(DriverEstate estate) {
    return refusal(estate)
        .<Decision<PmemStep>>map(stalled -> stalled)
        .orElseGet(() -> new Quiet<>(List.of(new AdoptDriver(Reason.ADOPTION_REQUESTED))));
  }

  /** Why it is not adopted now; empty when it is. */
  public static Optional<Stalled<PmemStep>> refusal(DriverEstate estate) {
    return impossible(estate)
        .or(() -> unasked(estate))
        .or(() -> estate.works().map(AdoptionPlanner::works))
        .or(() -> inTheWay(estate));
  }

  /** What would refuse an adoption that a person asks for, whether or not the operator works. */
  public static Optional<String> obstacle(DriverEstate estate) {
    return impossible(estate).or(() -> inTheWay(estate)).map(Stalled::message);
  }

  private static Optional<Stalled<PmemStep>> impossible(DriverEstate estate) {
    return Stream.of(elsewhere(estate), foreignLayout(estate))
        .flatMap(Optional::stream)
        .map(why -> theirs("%s. Windlass touches nothing".formatted(why)))
        .findFirst();
  }

  private static Optional<String> elsewhere(DriverEstate estate) {
    return estate.namespace().equals(estate.ours())
        ? Optional.empty()
        : Optional.of(
            "%s has made this driver in namespace %s, and drivers of Windlass are in %s: set WINDLASS_PMEM_NAMESPACE of the worker to %s, and apply its roles there, to adopt it"
                .formatted(OPERATOR, estate.namespace(), estate.ours(), estate.namespace()));
  }

  private static Optional<String> foreignLayout(DriverEstate estate) {
    if (estate.layout().isEmpty()) {
      return Optional.of(
          "the pods of this driver are selected by labels that no release of %s gives them: have who made it remove it, and Windlass makes it anew"
              .formatted(OPERATOR));
    }
    DriverLayout made = estate.layout().get();
    return made == estate.wanted()
        ? Optional.empty()
        : Optional.of(
            "%s has made this driver in the layout of %s, and the image of spec.image, or that of Windlass where the spec names none, is of %s: name the image that the driver has in spec.image to adopt it"
                .formatted(OPERATOR, made.releases(), estate.wanted().releases()));
  }

  private static Optional<Stalled<PmemStep>> unasked(DriverEstate estate) {
    return estate.requested()
        ? Optional.empty()
        : Optional.of(
            theirs(
                "the driver belongs to %s; Windlass touches nothing. To adopt it means: its objects become those of Windlass, no pod is restarted, and from then on Windlass works on it. See what differs: kubectl windlass plan %s. Then stop %s, and: kubectl windlass adopt %s (or set the annotation %s to any new text)"
                    .formatted(
                        OPERATOR,
                        estate.resource(),
                        OPERATOR,
                        estate.resource(),
                        Request.ADOPT.annotation())));
  }

  private static Stalled<PmemStep> works(String sign) {
    return new Stalled<>(
        Reason.OTHER_OPERATOR_WORKS,
        "nothing is adopted while %s works: %s; stop it, and the adoption goes on"
            .formatted(OPERATOR, sign));
  }

  private static Optional<Stalled<PmemStep>> inTheWay(DriverEstate estate) {
    return estate.obstacles().isEmpty()
        ? Optional.empty()
        : Optional.of(theirs(String.join("; ", estate.obstacles())));
  }

  private static Stalled<PmemStep> theirs(String message) {
    return new Stalled<>(Reason.OTHER_OPERATOR, message);
  }
}
