package io.windlass.starter.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Only what decides whether pods may go to a host is heard. */
class HostChangesTest {

  private static final String HOST =
      """
      metadata: {name: a, labels: {disk: ssd}}
      spec: {taints: [{key: own, effect: NoSchedule}]}
      status: {conditions: [{type: Ready, status: "True", lastHeartbeatTime: "2026-01-01T00:00:00Z"}]}
      """;

  private final AtomicInteger heard = new AtomicInteger();
  private final HostChanges changes = new HostChanges(heard::incrementAndGet);

  @Test
  void aHeartbeatIsNot() {
    update("2026-01-01T00:00:00Z", "2026-01-01T00:00:10Z");
    update("name: a,", "name: a, annotations: {volumes: attached},");
    update("status: \"True\"", "status: \"Unknown\"");
    update("effect: NoSchedule", "effect: NoSchedule, timeAdded: \"2026-01-01T00:00:00Z\"");
    assertThat(heard).hasValue(0);
  }

  @Test
  void labelsTaintsAndCordonAre() {
    update("disk: ssd", "disk: hdd");
    update("effect: NoSchedule", "effect: NoExecute");
    update("spec: {", "spec: {unschedulable: true, ");
    assertThat(heard).hasValue(3);
  }

  @Test
  void comingAndGoingAre() {
    changes.onAdd(host(HOST));
    changes.onDelete(host(HOST), false);
    assertThat(heard).hasValue(2);
  }

  private void update(String part, String by) {
    changes.onUpdate(host(HOST), host(HOST.replace(part, by)));
  }

  private static Node host(String yaml) {
    return Serialization.unmarshal(yaml, Node.class);
  }
}
