# A room is a folder of core/ that becomes one static library wb_NAME with what it may see.

function(wb_room name)
  cmake_parse_arguments(ARG "" "" "PUBLIC;PRIVATE" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/core/${name}/*.cpp)
  if(sources)
    add_library(wb_${name} STATIC ${sources})
    target_include_directories(wb_${name} PUBLIC ${PROJECT_SOURCE_DIR})
    target_link_libraries(wb_${name} PUBLIC ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
  else()
    add_library(wb_${name} INTERFACE)
    target_include_directories(wb_${name} INTERFACE ${PROJECT_SOURCE_DIR})
    target_link_libraries(wb_${name} INTERFACE ${ARG_PUBLIC} ${ARG_PRIVATE})
  endif()
endfunction()

# A room that sees LibTorch: its sources share one precompiled header. Torch is linked privately, so
# that nobody outside includes it; its own headers are not held to our warnings.
function(wb_torch_room name)
  wb_room(${name} ${ARGN} PRIVATE fmt::fmt nlohmann_json::nlohmann_json)
  get_target_property(type wb_${name} TYPE)
  if(NOT type STREQUAL "INTERFACE_LIBRARY")
    target_include_directories(wb_${name} SYSTEM PRIVATE ${TORCH_INCLUDE_DIRS})
    target_link_libraries(wb_${name} PRIVATE ${TORCH_LIBRARIES})
    target_compile_options(wb_${name} PRIVATE -Wno-pedantic)
    target_precompile_headers(wb_${name} PRIVATE <torch/torch.h>)
  endif()
endfunction()
