package io.windlass.testbed.pmem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.testbed.kubelet.ContainerContext;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The controller's registry of nodes.
 *
 * <ol>
 *   <li>A node registers with the address of its own controller.
 *   <li>A node that is new, or has another address than before, is called back at once and asked
 *       for its volumes; when that fails, it is not registered, and told so.
 *   <li>A connection that ends changes nothing: a node stays until it says that it goes, which only
 *       0.7 does, or until the controller restarts.
 * </ol>
 */
final class Registry implements Channel.Service {

  static final String REGISTER = "RegisterController";
  static final String UNREGISTER = "UnregisterController";

  private final ContainerContext context;
  private final DriverTls tls;
  private final Duration limit;
  private final Map<String, String> nodes = new ConcurrentHashMap<>();
  private final ControllerVolumes volumes;

  Registry(ContainerContext context, DriverTls tls, Duration limit, ControllerVolumes volumes) {
    this.context = context;
    this.tls = tls;
    this.limit = limit;
    this.volumes = volumes;
  }

  List<String> nodes() {
    return nodes.keySet().stream().sorted().toList();
  }

  @Override
  public JsonNode answer(String call, JsonNode arguments) throws CallFailure {
    String node = required(arguments, "nodeId");
    switch (call) {
      case REGISTER -> register(node, required(arguments, "endpoint"));
      case UNREGISTER -> nodes.remove(node);
      default -> throw new CallFailure(CallFailure.Code.UNIMPLEMENTED, "unknown method " + call);
    }
    return Channel.object();
  }

  private static String required(JsonNode arguments, String name) throws CallFailure {
    String text = arguments.path(name).asText();
    if (text.isEmpty()) {
      throw new CallFailure(CallFailure.Code.INVALID_ARGUMENT, "Missing " + name + " parameter");
    }
    return text;
  }

  private void register(String node, String endpoint) throws CallFailure {
    String before = nodes.put(node, endpoint);
    if (endpoint.equals(before)) {
      return;
    }
    try {
      volumes.found(node, call(node, NodeController.LIST, Channel.object()).path("volumes"));
      context.log().accept("registered node " + node + " at " + endpoint);
    } catch (CallFailure failure) {
      nodes.remove(node);
      context.log().accept("failed to register node " + node + ": " + failure.reason());
      throw new CallFailure(
          CallFailure.Code.UNKNOWN,
          "failed to register node: Node failed to report volumes: " + failure.reason());
    }
  }

  /**
   * Calls the controller of a node.
   *
   * @throws CallFailure also when it is not registered or cannot be reached
   */
  JsonNode call(String node, String call, ObjectNode arguments) throws CallFailure {
    String endpoint =
        Optional.ofNullable(nodes.get(node))
            .orElseThrow(
                () ->
                    new CallFailure(
                        CallFailure.Code.INTERNAL, "No node registered with id: " + node));
    try (Channel channel = tls.connect(Endpoint.parse(endpoint).remote(context), limit)) {
      return channel.call(call, arguments);
    } catch (StartFailure malformed) {
      throw new CallFailure(CallFailure.Code.INVALID_ARGUMENT, malformed.reason());
    } catch (IOException unreachable) {
      throw new CallFailure(CallFailure.Code.UNAVAILABLE, String.valueOf(unreachable.getMessage()));
    }
  }
}
