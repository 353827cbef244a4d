package io.windlass.testbed.pmem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.testbed.kubelet.ContainerContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The driver of release 1 in its mode {@code force-convert-raw-namespaces}.
 *
 * <ol>
 *   <li>Every raw namespace of the node becomes one in mode fsdax, without a name, in the volume
 *       group of its region. Such ones that are there already get into the group, too.
 *   <li>Where there is nothing that a driver can use then, it ends with an error.
 *   <li>It takes the label from the node that called for it, and gives it those of the selector,
 *       with the right of its account, which is to patch and not to read. Then it waits to be
 *       ended.
 * </ol>
 */
record ConversionProgram(
    ContainerContext context, DriverVersion version, PmemWorld world, DriverProcess process) {

  private static final String MODE = "force-convert-raw-namespaces";

  /** By which the driver is this program. */
  static final String FLAG = "-mode=" + MODE;

  private static final GoFlags.Known KNOWN =
      new GoFlags.Known(
          Set.of("mode", "nodeSelector", "nodeid", "drivername", "logging-format"), Set.of());

  void run(List<String> arguments) throws StartFailure, InterruptedException {
    GoFlags flags = GoFlags.parse(arguments, KNOWN);
    process.onTerminate(() -> process.end(0, ""));
    process.pause(world.timings().volume());
    if (struck(DriverFault.CONVERT_HANGS)) {
      return;
    }
    PmemRegion region = world.hardware().region(context.pod().node());
    if (struck(DriverFault.CONVERT_FAILS)) {
      throw StartFailure.of("failed to run driver: ndctl create-namespace: simulated fault");
    }
    if (!struck(DriverFault.CONVERT_LIES)) {
      region.convert();
      if (!region.usable()) {
        throw StartFailure.of(
            "failed to run driver: no volume group and no suitable namespace found");
      }
    }
    relabel(flags.text("nodeid", "nodeid"), flags);
    context.log().accept("Raw namespace conversion is done, waiting for termination signal.");
  }

  private boolean struck(DriverFault fault) {
    return world.faults().strikes(context.pod().node(), version, fault);
  }

  private void relabel(String node, GoFlags flags) throws StartFailure {
    ObjectNode patch = Serialization.jsonMapper().createObjectNode();
    ObjectNode labels = patch.putObject("metadata").putObject("labels");
    labels.putNull(flags.text("drivername", "pmem-csi.intel.com") + "/convert-raw-namespaces");
    selector(flags.text("nodeSelector", "{}")).forEach(labels::put);
    try (KubernetesClient client = PodClient.connect(context)) {
      HttpClient http = client.getHttpClient();
      HttpRequest request =
          http.newHttpRequestBuilder()
              .uri("%sapi/v1/nodes/%s".formatted(client.getMasterUrl(), node))
              .method("PATCH", "application/merge-patch+json", patch.toString())
              .build();
      HttpResponse<String> answer = http.sendAsync(request, String.class).join();
      if (!answer.isSuccessful()) {
        throw unlabelled(node, answer.body());
      }
    } catch (CompletionException unreachable) {
      throw unlabelled(node, unreachable.getMessage());
    }
  }

  private static StartFailure unlabelled(String node, @Nullable String why) {
    return StartFailure.of(
        "failed to run driver: relabel node %s: failed to patch node: %s".formatted(node, why));
  }

  private static Map<String, String> selector(String json) throws StartFailure {
    try {
      return Serialization.jsonMapper()
          .readValue(json, new TypeReference<Map<String, String>>() {});
    } catch (JsonProcessingException garbled) {
      throw StartFailure.usage("invalid value \"%s\" for flag -nodeSelector".formatted(json));
    }
  }
}
