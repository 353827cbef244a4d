package io.windlass.testbed.pmem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.testbed.pmem.NodeVolumes.Volume;

/** What a node serves to the controller: its volumes. */
record NodeController(NodeVolumes volumes) implements Channel.Service {

  static final String LIST = "ListVolumes";
  static final String CREATE = "CreateVolume";
  static final String DELETE = "DeleteVolume";
  static final String CAPACITY = "GetCapacity";

  @Override
  public JsonNode answer(String call, JsonNode arguments) throws CallFailure {
    return switch (call) {
      case LIST -> list();
      case CREATE -> write(volumes.create(read(arguments)));
      case DELETE -> {
        volumes.delete(arguments.path("id").asText());
        yield Channel.object();
      }
      case CAPACITY -> Channel.object().put("available", volumes.capacity().available());
      default -> throw new CallFailure(CallFailure.Code.UNIMPLEMENTED, "unknown method " + call);
    };
  }

  private JsonNode list() {
    ObjectNode answer = Channel.object();
    ArrayNode all = answer.putArray("volumes");
    volumes.all().forEach(volume -> all.add(write(volume)));
    return answer;
  }

  static ObjectNode write(Volume volume) {
    return Channel.object()
        .put("id", volume.id())
        .put("name", volume.name())
        .put("size", volume.size());
  }

  static Volume read(JsonNode json) {
    return new Volume(
        json.path("id").asText(), json.path("name").asText(), json.path("size").asLong());
  }
}
