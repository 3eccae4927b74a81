# Takes files that reach the network out of a list of sources, for builds without LibTorch. The formulas of the training
# need none of it.
function(wb_without_network list_name)
  set(kept)
  foreach(source ${${list_name}})
    file(STRINGS ${source} reaching REGEX
         "^#include \"core/(nn/|train/|workflow/(encoders|evaluate|explain|export_model|fetch_encoder|inspect_encoder|predict|runs|disk_space|train_run))")
    list(FILTER reaching EXCLUDE REGEX "core/train/(class_balance|layer_rates|learning_rate|loss|run_gate|run_progress|state_schedule|text_order|train_control|training_plan)\\.h")
    if(NOT reaching)
      list(APPEND kept ${source})
    endif()
  endforeach()
  set(${list_name} ${kept} PARENT_SCOPE)
endfunction()

# A room is a folder of core/ that becomes one static library wb_NAME with what it may see.

function(wb_room name)
  cmake_parse_arguments(ARG "" "" "PUBLIC;PRIVATE" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/core/${name}/*.cpp)
  if(NOT WENBIAO_TORCH)
    wb_without_network(sources)
  endif()
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

# LibTorch's own OpenMP runtime: loops of ours run on its threads, and there is only one pool of them.
if(WENBIAO_TORCH)
  file(GLOB TORCH_OPENMP ${TORCH_INSTALL_PREFIX}/lib/libgomp*.so* ${TORCH_INSTALL_PREFIX}/lib/libiomp5.so)
  if(NOT TORCH_OPENMP)
    set(TORCH_OPENMP gomp)
  endif()
endif()

# What a target needs to include LibTorch. Its own headers are not held to our warnings.
function(wb_use_torch target)
  target_include_directories(${target} SYSTEM PRIVATE ${TORCH_INCLUDE_DIRS})
  target_link_libraries(${target} PRIVATE ${TORCH_LIBRARIES} ${TORCH_OPENMP})
  target_compile_options(${target} PRIVATE -Wno-pedantic -fopenmp -fno-math-errno)
  # The header is compiled once, for the first target; the others must have the same flags and definitions (fmt has one).
  get_property(first GLOBAL PROPERTY WENBIAO_TORCH_HEADER)
  if(first)
    target_precompile_headers(${target} REUSE_FROM ${first})
  else()
    target_precompile_headers(${target} PRIVATE <torch/torch.h>)
    set_property(GLOBAL PROPERTY WENBIAO_TORCH_HEADER ${target})
  endif()
endfunction()

# A room that sees LibTorch: its sources share one precompiled header. Torch is linked privately, so
# that nobody outside includes it.
function(wb_torch_room name)
  wb_room(${name} ${ARGN} PRIVATE fmt::fmt nlohmann_json::nlohmann_json)
  get_target_property(type wb_${name} TYPE)
  if(NOT type STREQUAL "INTERFACE_LIBRARY")
    wb_use_torch(wb_${name})
  endif()
endfunction()
