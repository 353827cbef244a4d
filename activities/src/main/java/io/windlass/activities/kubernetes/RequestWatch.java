package io.windlass.activities.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.ResourceReference;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at what belongs to resources and is no object of ours, or only becomes older, and asks for
 * the workflow of a resource by an annotation when there is something to do.
 *
 * <ol>
 *   <li>Each resource comes to a word. A word that is new here is judged, and asks if it has to.
 *       The same word is not judged again: what was asked for once is not asked for again.
 *   <li>What only time tells is asked for whenever it is due.
 *   <li>While a request waits it looks away, and remembers nothing: that request covers the change,
 *       and whoever wrote it waits for its answer. What came too late for it is seen afterwards.
 *   <li>A resource that can't be looked at does not hide the others.
 * </ol>
 *
 * It changes nothing itself. Several workers may watch: they ask for the same.
 */
public final class RequestWatch {

  private static final Logger LOG = LoggerFactory.getLogger(RequestWatch.class);

  private Map<String, String> known = Map.of();

  /** A resource that is watched. */
  public interface Subject {

    ResourceReference reference();

    /** How it stands; empty when it is not to be watched now. */
    Optional<Sight> look();

    /** Writes a request, unless somebody has asked meanwhile: a look takes its time. */
    void ask(Ask ask);
  }

  /**
   * What is asked for.
   *
   * @param token text of the request
   */
  public record Ask(Request request, String token) {}

  /**
   * How a resource stands.
   *
   * @param state all that matters, as one word; empty while a request waits
   * @param changed what a state that is new asks for
   * @param due what time asks for
   * @param end when the first of its certificates ends
   */
  public record Sight(
      Optional<String> state,
      Supplier<Optional<Ask>> changed,
      Supplier<Optional<Ask>> due,
      Optional<Instant> end) {

    /** Somebody has asked, or nothing could be done. */
    public static Sight waiting(Optional<Instant> end) {
      return new Sight(Optional.empty(), Optional::empty, Optional::empty, end);
    }
  }

  /** Looks once; answers the shortest time for which a certificate is still valid. */
  public synchronized Optional<Duration> look(Stream<? extends Subject> subjects) {
    Map<String, String> seen = new HashMap<>();
    Optional<Instant> first =
        subjects.flatMap(subject -> look(subject, seen).stream()).min(Comparator.naturalOrder());
    known = Map.copyOf(seen);
    return first.map(end -> Duration.between(Instant.now(), end));
  }

  private Optional<Instant> look(Subject subject, Map<String, String> seen) {
    try {
      Optional<Sight> sight = subject.look();
      sight.ifPresent(found -> judge(subject, found, seen));
      return sight.flatMap(Sight::end);
    } catch (KubernetesClientException | IllegalArgumentException unreadable) {
      LOG.warn(
          "{}: its certificate can't be looked at: {}",
          subject.reference().title(),
          unreadable.getMessage());
      return Optional.empty();
    }
  }

  private void judge(Subject subject, Sight sight, Map<String, String> seen) {
    if (sight.state().isEmpty()) {
      return;
    }
    String key = subject.reference().workflowId();
    String state = sight.state().get();
    boolean isNew = !state.equals(known.get(key));
    Optional<Ask> ask = isNew ? sight.changed().get().or(sight.due()) : sight.due().get();
    ask.ifPresent(
        wanted -> {
          LOG.info(
              "{}: its certificate has changed, or has to ({} {})",
              subject.reference().title(),
              wanted.request().word(),
              wanted.token());
          subject.ask(wanted);
        });
    seen.put(key, state);
  }

  /** Whether something is asked for already that has certificates looked at. */
  public static boolean asked(Map<String, String> annotations) {
    return Stream.of(Request.CERTIFICATES, Request.REPLACE_AUTHORITY)
        .anyMatch(request -> request.pending(annotations).isPresent());
  }

  /** For tokens: the same from all workers that see a change in the same minute. */
  public static Instant minute() {
    return Instant.now().truncatedTo(ChronoUnit.MINUTES);
  }
}
