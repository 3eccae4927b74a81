# The tests that are scripts: structure checks, and every tests/parity and tests/smoke test_*.py, which drive the real
# programs. A script exits 0 (passed), 77 (skipped, having said why) or anything else (failed).
if(WENBIAO_SANITIZE OR WENBIAO_TSAN)
  return()  # the sanitizers watch our own C++; the scripts run once, in the release build
endif()
find_package(Python3 3.10 REQUIRED COMPONENTS Interpreter)
set(WENBIAO_PYTHON ${Python3_EXECUTABLE} CACHE FILEPATH "Python that has the packages of packaging/setup/requirements-tests.txt")

function(wb_script_test name script)
  add_test(NAME ${name} COMMAND ${WENBIAO_PYTHON} -B ${script} ${ARGN})
  set_tests_properties(${name} PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 1800)
endfunction()

set(structure ${CMAKE_CURRENT_SOURCE_DIR}/structure)
wb_script_test(structure.includes ${structure}/check_includes.py)
wb_script_test(structure.includes_self_test ${structure}/check_includes.py --self-test)
wb_script_test(structure.format ${structure}/check_format.py)

add_executable(dump_tokens ${CMAKE_CURRENT_SOURCE_DIR}/parity/dump_tokens.cpp)
target_link_libraries(dump_tokens PRIVATE wb_text nlohmann_json::nlohmann_json)
add_executable(dump_numbers ${CMAKE_CURRENT_SOURCE_DIR}/parity/dump_numbers.cpp)
target_link_libraries(dump_numbers PRIVATE wb_train wb_analyze nlohmann_json::nlohmann_json)

# These run the programs themselves, on two threads each, so ctest gives them two places. WENBIAO_STARTER
# and WENBIAO_DATA come from the environment (./dev test sets them).
if(TARGET wenbiao-cli)
  add_executable(dump_network ${CMAKE_CURRENT_SOURCE_DIR}/parity/dump_network.cpp)
  target_link_libraries(dump_network PRIVATE wb_train fmt::fmt nlohmann_json::nlohmann_json)
  wb_use_torch(dump_network)
  set(programs WENBIAO_DUMP_TOKENS=$<TARGET_FILE:dump_tokens> WENBIAO_CLI=$<TARGET_FILE:wenbiao-cli> WENBIAO_DUMP=$<TARGET_FILE:dump_network>
      WENBIAO_DUMP_NUMBERS=$<TARGET_FILE:dump_numbers>)
  if(TARGET wenbiao)
    list(APPEND programs WENBIAO_WINDOW=$<TARGET_FILE:wenbiao>)
  endif()
  foreach(kind parity smoke)
    file(GLOB scripts CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${kind}/test_*.py)
    foreach(script ${scripts})
      get_filename_component(name ${script} NAME_WE)
      string(REGEX REPLACE "^test_" "" name ${name})
      wb_script_test(${kind}.${name} ${script})
      set_tests_properties(${kind}.${name} PROPERTIES ENVIRONMENT "${programs}" PROCESSORS 2)
    endforeach()
  endforeach()
endif()
