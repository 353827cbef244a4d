package io.windlass.activities.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.events.v1.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.windlass.workflows.lifecycle.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells in an Event of the resource what is done and why. An Event is news, not state: one that
 * can't be written never fails the work.
 */
public final class EventPublisher {

  /** Who the Events are from. */
  public static final String CONTROLLER = "windlass";

  /** Where Events are of what is in no namespace: the API server allows no other. */
  private static final String OF_CLUSTER = "default";

  private static final Logger LOG = LoggerFactory.getLogger(EventPublisher.class);

  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final KubernetesClient client;

  public EventPublisher(KubernetesClient client) {
    this.client = client;
  }

  /** Whether an Event is news or a warning. */
  public enum Tone {
    NORMAL("Normal"),
    WARNING("Warning");

    private final String word;

    Tone(String word) {
      this.word = word;
    }
  }

  /**
   * Publishes an Event.
   *
   * @param occasion what makes the Event unique: the same occasion told twice is one Event
   */
  public void publish(HasMetadata about, Tone tone, Reason reason, String note, String occasion) {
    Optional<String> namespace = Optional.ofNullable(about.getMetadata().getNamespace());
    UUID id = UUID.nameUUIDFromBytes((occasion + reason + note).getBytes(StandardCharsets.UTF_8));
    var event =
        new EventBuilder()
            .withNewMetadata()
            .withName("%s.%s".formatted(about.getMetadata().getName(), id))
            .withNamespace(namespace.orElse(OF_CLUSTER))
            .endMetadata()
            .withEventTime(new MicroTime(MICROS.format(Instant.now())))
            .withReportingController(CONTROLLER)
            .withReportingInstance(CONTROLLER)
            .withType(tone.word)
            .withReason(reason.camelCase())
            .withAction(reason.camelCase())
            .withNote("%s: %s".formatted(note, reason.sentence()))
            .withRegarding(
                new ObjectReferenceBuilder()
                    .withApiVersion(about.getApiVersion())
                    .withKind(about.getKind())
                    .withNamespace(namespace.orElse(null))
                    .withName(about.getMetadata().getName())
                    .withUid(about.getMetadata().getUid())
                    .build())
            .build();
    try {
      client.resource(event).create();
    } catch (KubernetesClientException refused) {
      LOG.debug("event not written: {}", refused.getMessage());
    }
  }
}
